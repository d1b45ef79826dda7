package fr.voix.urn.proof;

import static fr.voix.urn.proof.Alteration.inside;

import java.util.List;

/** Of what is said of urns, of which there are, and of what they are about. */
final class AlteredUrns {

    private static final String NOT_SERVED = "the text of its last question is not served";
    private static final String OTHER_TEXT = "the text that is shown has the hash ";
    private static final String GONE = "the urn is not served any more, though an earlier checkpoint speaks of it";
    private static final String HIDDEN = "is hidden, and no decision in the account of acts hides it";
    private static final String NO_OWNER = "no scrutin or petition names this urn";
    private static final String NO_PAGE = " is not served";
    private static final String NO_CHECKPOINT = "it is not served, and no entry of the account hides it";

    static final List<Alteration> ALL = List.of(
            // nothing is published of it from then on
            new Alteration(
                    "a closed urn reopened by its flag",
                    "closed",
                    "update urn set is_open = true where urn_id = :urn",
                    "the urn says that it is open",
                    "the urn says that it is open",
                    "",
                    ""),
            new Alteration(
                    "an open urn closed by its flag",
                    "open",
                    "update urn set is_open = false where urn_id = :urn",
                    "the urn says that it is closed",
                    "the urn says that it is closed",
                    "",
                    ""),
            Alteration.inside(
                    "that something was set aside forgotten",
                    "set-aside",
                    "update urn set has_set_aside = false where urn_id = :urn",
                    "the urn says that ballots were never set aside"),
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
            // 503 where it was published before, gone where nothing was since the start
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
                    "the text of an amendement, with all that names its hash in its rows",
                    "open",
                    "update amendement set dispositif = '<p>Autre.</p>', text_sha256 = sha256(convert_to('voix-texte-v1' || chr(10)"
                            + " || 'dispositif' || chr(10) || '<p>Autre.</p>' || chr(10), 'UTF8')) where uid = :uid;"
                            + " update scrutin set question_sha256 = (select text_sha256 from amendement where uid = :uid)"
                            + " where uid = :uid",
                    OTHER_TEXT,
                    OTHER_TEXT,
                    NOT_SERVED,
                    NOT_SERVED),
            new Alteration(
                    "the text of an amendement taken away",
                    "open",
                    "update amendement set dispositif = null, credits = null, expose = null where uid = :uid",
                    OTHER_TEXT,
                    OTHER_TEXT,
                    NOT_SERVED,
                    NO_PAGE),
            new Alteration(
                    "the row of a scrutin deleted",
                    "open",
                    "delete from suggested_scrutin where scrutin_uid = :uid; delete from scrutin where uid = :uid",
                    HIDDEN,
                    NO_OWNER,
                    null,
                    NO_PAGE),
            inside(
                    "a scrutin that names another urn",
                    "open",
                    "update scrutin set urn_id = 1000000 + urn_id where uid = :uid",
                    NO_OWNER),
            new Alteration(
                    "a petition taken back to a draft",
                    "petition",
                    "update petition set state = 'DRAFT', published_at = null, closes_at = null where urn_id = :urn",
                    HIDDEN,
                    HIDDEN,
                    GONE,
                    NO_CHECKPOINT),
            new Alteration(
                    "a petition hidden by its flag",
                    "petition",
                    "update petition set is_hidden = true where urn_id = :urn",
                    HIDDEN,
                    HIDDEN,
                    GONE,
                    NO_CHECKPOINT));

    private AlteredUrns() {}
}
