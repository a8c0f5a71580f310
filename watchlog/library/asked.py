"""Asked: which titles are meant by words that may be a name or a query."""

from watchlog.errors import Ambiguous, BadQuery, NotFound
from watchlog.library.naming import only_one, the_title
from watchlog.library.settling import titles_found, typed_out
from watchlog.model.title import Title
from watchlog.parsing.names import TitleName
from watchlog.query.terms import Query
from watchlog.store.transaction import Transaction


def shown_title(tx: Transaction, name: TitleName, query: Query) -> Title:
    """The one title that is meant.

    What is typed like a query is one, unless it is a title's very name; plain words are a name first.

    Raises:
        NotFound: No title is called that, and nothing found.
        Ambiguous: Several are.
    """
    is_query = name.words is not None and query.typed and not typed_out(tx, query.typed)
    try:
        return _asked_title(tx, name, query) if is_query else the_title(tx, name)
    except Ambiguous:
        raise
    except (NotFound, BadQuery) as error:
        if is_query and isinstance(error, NotFound):
            raise
        try:
            return the_title(tx, name) if is_query else _asked_title(tx, name, query)
        except Ambiguous:
            raise
        except (NotFound, BadQuery):
            raise error from None


def _asked_title(tx: Transaction, name: TitleName, query: Query) -> Title:
    """The one title whose watches or plan a question finds."""
    found = titles_found(tx, query)
    if not found:
        raise NotFound(f"nothing here fits “{name.text}”", "watchlog list shows what there is")
    return only_one(tx, name.text, list(found.values()))


def asked_titles(tx: Transaction, name: TitleName, query: Query) -> set[int]:
    """The titles that are meant: the one of that name, or all whose watches or plans a query finds.

    Raises:
        NotFound: No title is called that, and nothing found.
        Ambiguous: Several are called that.
    """
    is_query = name.words is not None and query.typed and not typed_out(tx, query.typed)
    if not is_query:
        return {shown_title(tx, name, query).id}
    found = set(titles_found(tx, query))
    if not found:
        raise NotFound(f"nothing here fits “{name.text}”", "watchlog list shows what there is")
    return found
