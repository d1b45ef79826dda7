package fr.voix.vote.scrutin;

/** What became of the wish to set an opening or a closing for later. */
public sealed interface ScheduleResult {

    record Scheduled(Schedule before, Schedule after) implements ScheduleResult {}

    /** The instant is over. */
    record Past() implements ScheduleResult {}

    /** An opening of what is open, a closing of what stays closed, or a closing before the opening. */
    record DoesNotFit(boolean isOpen) implements ScheduleResult {}

    record UnknownScrutin() implements ScheduleResult {}
}
