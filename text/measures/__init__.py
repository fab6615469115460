"""The measures of corpus linguistics: pure functions of counts, each named by who published it."""
