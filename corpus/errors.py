"""The one tree of errors. Each message says what is wrong and the mend, in the user's words.

DatelineError              anything a person can mend; the command line prints it as one line and exits 2
├── SourceError            one source cannot become an article; the rest of the run goes on
├── LibraryError           the library as a whole cannot do what was asked
│   ├── LibraryBusy        another process is writing to it
│   ├── UnknownArticle     no article has that id
│   └── WrongEmbedding     it was built with another embedding model
├── EmbeddingError         the embedding model is missing, damaged or unreachable
├── QuestionError          a question, date or filter that cannot be used
├── SettingsError          a setting is missing or contradicts another
├── ModelError             the language model is unreachable, refuses, or answers nothing
└── EvalError              a suite or a run that cannot be loaded
"""


class DatelineError(Exception):
    """Anything a person can mend: its text is one line that names the fault and the mend."""


class SourceError(DatelineError):
    """One source (a file, a line, a page) that cannot become an article."""


class LibraryError(DatelineError):
    """The library as a whole cannot do what was asked."""


class LibraryBusy(LibraryError):
    """Another process is writing to the library."""


class UnknownArticle(LibraryError):
    """No article has the id that was asked for."""


class WrongEmbedding(LibraryError):
    """The library was built with another embedding model than the one configured."""


class EmbeddingError(DatelineError):
    """The embedding model is missing, damaged or unreachable."""


class QuestionError(DatelineError):
    """A question, date or filter that cannot be used."""


class SettingsError(DatelineError):
    """A setting is missing or contradicts another."""


class ModelError(DatelineError):
    """The language model is unreachable, refuses, or answers nothing."""


class EvalError(DatelineError):
    """A suite or a run of the evals that cannot be loaded."""
