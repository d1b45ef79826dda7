package fr.voix.urn.setaside;

import io.micronaut.core.annotation.Nullable;

/**
 * What a moderator proposes, with what the dry run found.
 *
 * @param undoes the decision to be undone, or null
 * @param settles the group of waiting ballots to be released or confirmed, or null
 * @param pattern null for one that undoes or settles
 * @param by the moderator
 */
record Proposal(
        String uid,
        @Nullable Long undoes,
        @Nullable Long settles,
        SetAsideRule rule,
        @Nullable AsidePattern pattern,
        DryRun effect,
        String reason,
        int by) {}
