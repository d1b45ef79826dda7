package fr.voix.theme.summary;

/** Why a sentence is refused as a summary. */
public enum SummaryFlaw {
    TOO_SHORT,
    TOO_LONG,
    SEVERAL_SENTENCES,
    /** It has a question or exclamation mark. */
    NOT_NEUTRAL
}
