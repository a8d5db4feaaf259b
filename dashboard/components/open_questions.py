"""What a file leaves open, asked with its examples and the answers there are."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard import codes
from dashboard.components import handed_in
from dashboard.components.markup import element, unmarked
from dashboard.components.side_by_side import side_by_side
from dashboard.i18n import _
from dashboard.intake.hand_in import HandIn
from dashboard.intake.understanding import Question

_STATUSES: Mapping[str, str] = {**codes.STAGES, **codes.STATES, **codes.CLOSE_REASONS}
_WORDS = ".values."
_IN_ONE_LINE = 3


def open_questions(hand_in: HandIn, sender: str) -> None:
    """Ask what was asked about a sender's files; an answer is taken at once."""
    asked = hand_in.asked(sender)
    for question in asked:
        if not question.choices:
            _ask_text(hand_in, sender, question)
        elif _WORDS not in question.key:
            _ask(hand_in, sender, question)
    words = [one for one in asked if _WORDS in one.key and one.choices]
    side_by_side([partial(_ask_word, hand_in, sender, question) for question in words])


def _ask(hand_in: HandIn, sender: str, question: Question) -> None:
    key = _key(sender, question)
    answer = hand_in.answer_to(sender, question.key)
    chosen = question.guess if answer is None else answer
    st.session_state[key] = chosen if chosen in question.choices else None
    is_open = answer is None and question.guess is None
    with st.container(key=f"{'open-' if is_open else ''}question-{key}", gap="xxsmall"):
        st.html(_wording(question, answer))
        st.radio(
            unmarked(question.text),
            list(question.choices),
            key=key,
            format_func=lambda one: unmarked(_label(question, one)),
            on_change=_taken(hand_in, sender, question),
            label_visibility="collapsed",
            horizontal=len(question.choices) <= _IN_ONE_LINE,
        )


def _ask_word(hand_in: HandIn, sender: str, question: Question) -> None:
    key = _key(sender, question)
    st.session_state[key] = hand_in.answer_to(sender, question.key) or question.guess
    st.selectbox(
        unmarked(f"{question.text} ({', '.join(question.examples)})"),
        list(question.choices),
        key=key,
        format_func=lambda one: _label(question, one),
        on_change=_taken(hand_in, sender, question),
    )


def _ask_text(hand_in: HandIn, sender: str, question: Question) -> None:
    key = _key(sender, question)
    st.session_state[key] = hand_in.answer_to(sender, question.key) or question.guess or ""
    st.text_input(
        unmarked(f"{question.text} ({', '.join(question.examples)})"),
        key=key,
        on_change=_taken(hand_in, sender, question),
    )


def _taken(hand_in: HandIn, sender: str, question: Question) -> handed_in.Change:
    def taken() -> None:
        hand_in.answer(sender, question.key, st.session_state[_key(sender, question)] or "")

    return handed_in.changing(hand_in, taken)


def _wording(question: Question, answer: str | None) -> str:
    """Return a question as it is asked, with cells of the file that show what is meant."""
    examples = "".join(element("code", one) + " " for one in question.examples)
    told = element("span", _state(question, answer), "state")
    head = element("b", question.text, role="heading", aria_level="4")
    return f'<div class="question">{head} {examples}{told}</div>'


def _state(question: Question, answer: str | None) -> str:
    if answer is not None:
        return _("answered")
    return _("has to be answered") if question.guess is None else _("taken as likely")


def _label(question: Question, answer: str) -> str:
    label = question.choices[answer]
    return _(_STATUSES[answer]) if label == answer and answer in _STATUSES else label


def _key(sender: str, question: Question) -> str:
    return f"answer-{sender[:12]}-{question.key}"
