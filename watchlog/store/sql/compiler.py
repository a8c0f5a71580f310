"""From a statement to the text that a driver takes, and the few words that databases spell differently."""

from typing import Any

from sqlalchemy import ClauseElement, Integer, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import Grouping
from sqlalchemy.sql.functions import FunctionElement

DIALECT = sqlite.dialect(paramstyle="qmark")


class joined_lines(FunctionElement[str]):  # noqa: N801 - it reads as a function in a statement
    """All values of a column in one text, a line each."""

    type = Text()
    inherit_cache = True


class json_image(FunctionElement[str]):  # noqa: N801
    """Names and values, in turn, as one JSON object."""

    type = Text()
    inherit_cache = True


class members(FunctionElement[int]):  # noqa: N801
    """The numbers of a list that is one parameter, so that its length does not change the statement."""

    type = Integer()
    inherit_cache = True


class apart(Grouping[bool]):  # noqa: N801
    """A condition in parentheses of its own, which stay even where they would change nothing."""

    operator = None  # else it would be taken for its content, and melt into its neighbours


@compiles(members, "sqlite")
def _members_of_sqlite(element: members, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **kw)}))"


@compiles(members, "postgresql")
def _members_of_postgresql(element: members, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(SELECT value::bigint FROM json_array_elements_text({compiler.process(element.clauses, **kw)}))"


@compiles(joined_lines, "sqlite")
def _joined_lines_of_sqlite(element: joined_lines, compiler: SQLCompiler, **kw: Any) -> str:
    return f"group_concat({compiler.process(element.clauses, **kw)}, char(10))"


@compiles(joined_lines, "postgresql")
def _joined_lines_of_postgresql(element: joined_lines, compiler: SQLCompiler, **kw: Any) -> str:
    return f"string_agg({compiler.process(element.clauses, **kw)}, chr(10))"


@compiles(json_image, "sqlite")
def _json_image_of_sqlite(element: json_image, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_object({compiler.process(element.clauses, **kw)})"


@compiles(json_image, "postgresql")
def _json_image_of_postgresql(element: json_image, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_build_object({compiler.process(element.clauses, **kw)})"


def compiled(statement: ClauseElement) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    """The text, the names of its parameters in order, and the values that it brings along itself."""
    done = DIALECT.statement_compiler(DIALECT, statement)
    names = tuple(done.positiontup or ())
    constants = {name: done.binds[name].value for name in names if not done.binds[name].required}
    return str(done), names, constants
