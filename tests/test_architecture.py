from tests.architecture import PAGE, drawn


def test_the_tables_of_the_page_are_those_of_the_tree() -> None:
    """`python -m tests.architecture` updates them."""
    page = PAGE.read_text("utf-8")
    assert page == drawn(page)
