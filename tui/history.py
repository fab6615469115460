"""Where one has been: the articles that were opened, to be gone through backwards and forwards. Pure."""

LONGEST = 200


class History:
    """The articles that were opened, oldest first, and where one is among them."""

    def __init__(self) -> None:
        self.visited: list[int] = []
        self.at = -1

    def visit(self, article_id: int) -> None:
        """Hear that an article was opened. What lay ahead of where one was is forgotten."""
        if 0 <= self.at < len(self.visited) and self.visited[self.at] == article_id:
            return
        self.visited = [*self.visited[: self.at + 1], article_id][-LONGEST:]
        self.at = len(self.visited) - 1

    def step(self, by: int) -> int | None:
        """Go `by` articles forward (negative: back), as far as there are; return the article, or None for no move."""
        at = max(0, min(self.at + by, len(self.visited) - 1))
        if not self.visited or at == self.at:
            return None
        self.at = at
        return self.visited[at]
