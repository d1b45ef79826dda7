package fr.voix.closure;

/** What may be set for an instant to come. */
public enum ScheduledAct {
    OPEN,
    CLOSE
}
