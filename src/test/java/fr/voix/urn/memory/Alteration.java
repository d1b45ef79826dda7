package fr.voix.urn.memory;

import java.util.List;

/**
 * What somebody with the database's password changes behind the back of a running service, and who must notice it by which words.
 *
 * @param on the urn that it is done to: {@code open}, {@code closed}, {@code texts} (two), {@code filed} (with a summary), {@code hidden} or {@code petition}
 * @param sql with {@code :urn} for its number and {@code :uid} for its uid
 * @param round what the round behind the service says of the urn; null when it cannot know
 * @param recount what the command {@code recount} says
 * @param verify what {@code verify} says; null when nothing of it can be seen from outside
 * @param node what the second verifier says
 */
record Alteration(String what, String on, String sql, String round, String recount, String verify, String node) {

    private static final String NOT_SERVED = "the text of its last question is not served";
    private static final String OTHER_TEXT = "the text that is shown has the hash ";
    private static final String GONE = "the urn is not served any more, though an earlier checkpoint speaks of it";
    private static final String HIDDEN = "is hidden, and no decision in the audit log hides it";
    private static final String NO_OWNER = "no scrutin or petition names this urn";
    private static final String NO_PAGE = " is not served";
    private static final String NO_CHECKPOINT = "it is not served, and no entry of the audit log hides it";
    private static final String NOT_ITS_THEMES = ", and the last act in the audit log names ";
    private static final String NO_SUMMARY = "the summary that is shown is not that of entry ";

    static final List<Alteration> ALL = List.of(
            new Alteration(
                    "a ballot row deleted",
                    "open",
                    "delete from ballot where urn_id = :urn and leaf_index = 4",
                    "1 ballots stand without a row of their own",
                    "1 ballots stand without a row of their own",
                    null,
                    null),
            new Alteration(
                    "a closed urn reopened by its flag",
                    "closed",
                    "update urn set is_open = true where urn_id = :urn",
                    "the urn says that it is open",
                    "the urn says that it is open",
                    "",
                    ""),
            new Alteration(
                    "the text of an amendement",
                    "open",
                    "update amendement set dispositif = '<p>Autre.</p>' where uid = :uid",
                    OTHER_TEXT,
                    OTHER_TEXT,
                    NOT_SERVED,
                    NOT_SERVED),
            new Alteration(
                    "the text of an amendement, and the true one kept as one of before",
                    "closed",
                    "insert into past_text (urn_id, sha256, text) select :urn, text_sha256, 'voix-texte-v1' || chr(10) || 'dispositif'"
                            + " || chr(10) || dispositif || chr(10) from amendement where uid = :uid;"
                            + " update amendement set dispositif = '<p>Autre.</p>' where uid = :uid",
                    OTHER_TEXT,
                    OTHER_TEXT,
                    OTHER_TEXT,
                    OTHER_TEXT),
            new Alteration(
                    "the text of a petition",
                    "petition",
                    "update petition set demande = 'Deux bancs.' where urn_id = :urn",
                    OTHER_TEXT,
                    OTHER_TEXT,
                    NOT_SERVED,
                    NOT_SERVED),
            new Alteration(
                    "a text of before",
                    "texts",
                    "update past_text set text = text || 'x' where urn_id = :urn",
                    "the text of before that is kept as ",
                    "the text of before that is kept as ",
                    " has the hash ",
                    " has another hash"),
            new Alteration(
                    "an urn deleted",
                    "open",
                    "delete from urn where urn_id = :urn",
                    "is not there",
                    "there is no such urn",
                    "",
                    ""),
            new Alteration(
                    "a scrutin hidden by its flag",
                    "open",
                    "update amendement set is_hidden = true where uid = :uid",
                    HIDDEN,
                    HIDDEN,
                    GONE,
                    NO_CHECKPOINT),
            new Alteration(
                    "the row of a scrutin deleted",
                    "open",
                    "delete from suggested_scrutin where scrutin_uid = :uid; delete from scrutin where uid = :uid",
                    HIDDEN,
                    NO_OWNER,
                    null,
                    NO_PAGE),
            new Alteration(
                    "a petition taken back to a draft",
                    "petition",
                    "update petition set state = 'DRAFT', published_at = null, closes_at = null where urn_id = :urn",
                    HIDDEN,
                    HIDDEN,
                    GONE,
                    NO_CHECKPOINT),
            new Alteration(
                    "a false past hour",
                    "open",
                    "insert into tally_history (urn_id, hour, size, pour, contre, abstention)"
                            + " select urn_id, hour - interval '5 hours', 10, 9, 0, 0 from tally_history where urn_id = :urn",
                    "the history says 9 0 0 at 10 leaves",
                    "the history says 9 0 0 at 10 leaves",
                    "",
                    ""),
            new Alteration(
                    "a threshold with 21 signatures",
                    "petition",
                    "insert into petition_threshold (urn_id, kind, signatures, size, reached_at)"
                            + " values (:urn, 'ANSWER', 10000, 22, now())",
                    "22 leaves, which count 21",
                    "the threshold ANSWER of 10000 signatures names 22 leaves, which count 21",
                    "",
                    ""),
            new Alteration(
                    "a theme exchanged",
                    "filed",
                    "update scrutin_theme set theme_id = (select theme_id from theme where slug = 'budget-fiscalite')"
                            + " where scrutin_uid = :uid and rang = 1",
                    null,
                    "stands under budget-fiscalite sante" + NOT_ITS_THEMES + "solidarites-retraites sante",
                    "shows other themes (sante) than entry ",
                    "shows other themes than entry "),
            new Alteration(
                    "a theme that nobody gave",
                    "open",
                    "insert into scrutin_theme (scrutin_uid, rang, theme_id)"
                            + " select :uid, 1, theme_id from theme where slug = 'sante'",
                    null,
                    "stands under sante" + NOT_ITS_THEMES + "none",
                    null,
                    null),
            new Alteration(
                    "a classification with another reason",
                    "filed",
                    "set session_replication_role = replica; update classification set reason = 'Autre.' where scrutin_uid = :uid",
                    null,
                    "a classification is not as the audit log has it",
                    null,
                    null),
            new Alteration(
                    "a summary rewritten",
                    "filed",
                    "update summary set texte = 'Une autre phrase que celle de la modération' where scrutin_uid = :uid",
                    null,
                    "the approved summary is not that of the last act in the audit log",
                    NO_SUMMARY,
                    NO_SUMMARY),
            new Alteration(
                    "a hidden scrutin shown by its flags",
                    "hidden",
                    "update amendement set is_hidden = false where uid = :uid;"
                            + " update hiding set shown_at = now() where scrutin_uid = :uid",
                    "is shown, and the last decision in the audit log hides it",
                    "is shown, and the last decision in the audit log hides it",
                    "is served, though entry ",
                    "is served, though entry "));

    @Override
    public String toString() {
        return what;
    }
}
