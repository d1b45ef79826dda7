package fr.voix.theme.summary;

/** Why a sentence is not taken as a summary. */
public enum SummaryFlaw {
    TOO_SHORT,
    TOO_LONG,
    SEVERAL_SENTENCES,
    /** A summary neither asks nor exclaims. */
    NOT_NEUTRAL
}
