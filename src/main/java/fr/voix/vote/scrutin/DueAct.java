package fr.voix.vote.scrutin;

import java.time.Instant;

/** One act that is due. */
public record DueAct(String scrutinUid, ScheduledAct act, Instant dueAt) {}
