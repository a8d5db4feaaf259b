"""A syntax tree changed node by node."""

from collections.abc import Callable

from sqlglot import exp


def rewritten(tree: exp.Expr, change: Callable[[exp.Expr], exp.Expr]) -> exp.Expr:
    """Return a tree with each node changed after the nodes within it."""
    for node in reversed(list(tree.walk(bfs=False))):
        changed = change(node)
        if node is tree:
            tree = changed
        elif changed is not node:
            node.replace(changed)
    return tree
