"""What can go wrong, one class per thing; messages are fit for the screen."""

from dashboard.errors.asking import (
    BadFilterValue,
    NotAQuestion,
    QuestionTooLarge,
    QuestionTooSlow,
    UnknownFilter,
    UnknownQuestion,
    WorkbookTooLong,
)
from dashboard.errors.base import StandoutError
from dashboard.errors.days import (
    ExportDayGuessed,
    ExportDaysDiffer,
    ExportDayUnknown,
    LoadedInPart,
)
from dashboard.errors.engines import NotPortable
from dashboard.errors.files import (
    ExportUnknown,
    FilesAlike,
    FileUnreadable,
    FileUnwritable,
    FolderMissing,
    HeaderMissing,
    HeaderUnusable,
    MappingsDiffer,
    MappingWrong,
)
from dashboard.errors.loading import (
    AgenciesUnnamed,
    AnswerUnclear,
    BooksUnbalanced,
    LoadBroken,
    LoadCancelled,
    LoadRunning,
    NothingStored,
    OpenQuestion,
    QuestionsOpen,
)
from dashboard.errors.running import PortTaken, SettingWrong
from dashboard.errors.store import (
    LoadStopped,
    NoStore,
    NotesUnreadable,
    NothingToUndo,
    StoreBusy,
    StoreUnreadable,
    StoreUnwritable,
)

__all__ = [
    "AgenciesUnnamed",
    "AnswerUnclear",
    "BadFilterValue",
    "BooksUnbalanced",
    "ExportDayGuessed",
    "ExportDayUnknown",
    "ExportDaysDiffer",
    "ExportUnknown",
    "FileUnreadable",
    "FileUnwritable",
    "FilesAlike",
    "FolderMissing",
    "HeaderMissing",
    "HeaderUnusable",
    "LoadBroken",
    "LoadCancelled",
    "LoadRunning",
    "LoadStopped",
    "LoadedInPart",
    "MappingWrong",
    "MappingsDiffer",
    "NoStore",
    "NotAQuestion",
    "NotPortable",
    "NotesUnreadable",
    "NothingStored",
    "NothingToUndo",
    "OpenQuestion",
    "PortTaken",
    "QuestionTooLarge",
    "QuestionTooSlow",
    "QuestionsOpen",
    "SettingWrong",
    "StandoutError",
    "StoreBusy",
    "StoreUnreadable",
    "StoreUnwritable",
    "UnknownFilter",
    "UnknownQuestion",
    "WorkbookTooLong",
]
