package fr.voix.setaside;

import io.micronaut.core.annotation.Nullable;

/**
 * What somebody proposes, with what the dry run found.
 *
 * @param undoes the decision to be undone, or null
 * @param pattern null for one that undoes
 * @param by the moderator
 */
record Proposal(
        String scrutinUid,
        @Nullable Long undoes,
        SetAsideRule rule,
        @Nullable BallotPattern pattern,
        DryRun effect,
        String reason,
        int by) {}
