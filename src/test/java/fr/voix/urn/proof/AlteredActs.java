package fr.voix.urn.proof;

import java.util.List;

/** Of what moderators decided, which the account of acts says as well. */
final class AlteredActs {

    private static final String BEYOND_THE_TRIGGER = "set session_replication_role = replica; ";
    private static final String NOT_ITS_THEMES = ", and the last act in the account of acts names ";
    private static final String NO_SUMMARY = "the summary that is shown is not that of entry ";

    static final List<Alteration> ALL = List.of(
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
                    "the main theme taken away",
                    "filed",
                    "delete from scrutin_theme where scrutin_uid = :uid and rang = 1",
                    null,
                    "stands under sante" + NOT_ITS_THEMES + "solidarites-retraites sante",
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
            Alteration.ofAct(
                    "a classification written anew",
                    "filed",
                    BEYOND_THE_TRIGGER
                            + "update classification set themes_after = '{budget-fiscalite}' where scrutin_uid = :uid",
                    "a classification is not as the account of acts has it"),
            Alteration.ofAct(
                    "a classification with another reason",
                    "filed",
                    BEYOND_THE_TRIGGER + "update classification set reason = 'Autre.' where scrutin_uid = :uid",
                    "a classification is not as the account of acts has it"),
            Alteration.ofAct(
                    "a classification deleted",
                    "filed",
                    BEYOND_THE_TRIGGER + "delete from classification where scrutin_uid = :uid",
                    "a classification is not as the account of acts has it"),
            new Alteration(
                    "a summary rewritten",
                    "filed",
                    "update summary set texte = 'Une autre phrase que celle de la modération' where scrutin_uid = :uid",
                    null,
                    "the approved summary is not that of the last act in the account of acts",
                    NO_SUMMARY,
                    NO_SUMMARY),
            new Alteration(
                    "a summary taken back by its row",
                    "filed",
                    "update summary set state = 'WITHDRAWN' where scrutin_uid = :uid",
                    null,
                    "the approved summary is not that of the last act in the account of acts",
                    NO_SUMMARY,
                    NO_SUMMARY),
            new Alteration(
                    "a hidden scrutin shown by its flags",
                    "hidden",
                    "update amendement set is_hidden = false where uid = :uid;"
                            + " update hiding set shown_at = now() where scrutin_uid = :uid",
                    "is shown, and the last decision in the account of acts hides it",
                    "is shown, and the last decision in the account of acts hides it",
                    "is served, though entry ",
                    "is served, though entry "));

    private AlteredActs() {}
}
