package fr.voix.vote.scrutin;

/** What may be set for an instant to come. */
public enum ScheduledAct {
    OPEN,
    CLOSE
}
