"""Column maps that are kept."""

from readroom.db.column_maps import column_map, columns_hash, keep_column_map


def test_the_order_of_columns_does_not_matter() -> None:
    assert columns_hash(["a", "b "]) == columns_hash(["b", "a", "a"])
    assert columns_hash(["a", "b"]) != columns_hash(["a", "c"])
    assert columns_hash(["ab"]) != columns_hash(["a", "b"])


def test_a_source_has_its_own_map_or_the_one_for_all(shelf) -> None:
    connection = shelf.library.connection
    columns = ["Kopf", "Inhalt"]
    assert column_map(connection, "Gull", columns) is None
    keep_column_map(connection, None, columns, {"Inhalt": "text"})
    assert column_map(connection, "Gull", columns) == {"Inhalt": "text"}
    keep_column_map(connection, "Gull", columns, {"Kopf": "text"})
    assert column_map(connection, "Gull", columns) == {"Kopf": "text"}
    assert column_map(connection, None, columns) == {"Inhalt": "text"}
    keep_column_map(connection, "Gull", columns, {"Inhalt": "text", "Kopf": "title"})
    assert column_map(connection, "Gull", columns) == {"Inhalt": "text", "Kopf": "title"}
    assert column_map(connection, "Gull", ["Kopf"]) is None
