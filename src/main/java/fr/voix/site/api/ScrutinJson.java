package fr.voix.site.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.voix.base.http.ApiObject;
import fr.voix.base.http.Problem;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.TexteAffiche;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.texte.Texte;
import fr.voix.theme.summary.Gist;
import fr.voix.theme.summary.Summary;
import fr.voix.theme.theme.Theme;
import fr.voix.urn.leaf.TextChange;
import fr.voix.urn.tally.TallyJson;
import fr.voix.vote.scrutin.Closure;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * One scrutin with its question, its themes and its count.
 *
 * @param uid the official uid of its amendement
 * @param page address of its page, below the origin
 * @param state whether ballots are taken; null while the count is withheld
 * @param openedAt when it was put to the public
 * @param amendement the question
 * @param resume the moderators' summary, once two people have read it
 * @param textChanges where the text changed after votes were cast, oldest first
 * @param themes empty until a moderator files it; the first one is its main theme
 * @param tally the count; null while it is withheld
 * @param withheld why the count is withheld, as a problem; null where it is not
 * @param closing the last closing of one that is closed
 * @param closesAt when it is set to close
 * @param setAside decisions under which ballots are set aside now
 * @param pressure how hard the last days pressed on it, the newest first; days of a hundred ballots or more
 * @param officiel the deputies' roll-call, when there is one
 */
@ApiObject("Scrutin")
record ScrutinJson(
        String uid,
        String page,

        @Schema(
                type = "string",
                allowableValues = {"open", "closed"},
                nullable = true,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String state,

        Instant openedAt,
        AmendementJson amendement,
        @Nullable ResumeJson resume,
        List<TextChangeJson> textChanges,
        List<ThemeJson> themes,
        @Nullable TallyJson tally,
        @Nullable Problem withheld,
        @Nullable ClosingJson closing,
        @Nullable Instant closesAt,
        List<SetAsideJson> setAside,
        List<PressureJson> pressure,
        @Nullable OfficielJson officiel) {

    /**
     * What counted at a closing.
     *
     * @param index of its {@code z1} leaf in the urn
     * @param at when it was closed
     * @param pour votes for
     * @param contre votes against
     * @param abstention abstentions
     * @param erased how many ballots their authors had erased since
     */
    @Serdeable
    @Schema(name = "Closing")
    record ClosingJson(long index, Instant at, long pour, long contre, long abstention, long erased) {

        static ClosingJson of(Closure closure) {
            return new ClosingJson(
                    closure.leafIndex(),
                    closure.at(),
                    closure.pour(),
                    closure.contre(),
                    closure.abstention(),
                    closure.erased());
        }
    }

    /**
     * The question: an official amendement.
     *
     * @param uid official identifier
     * @param numero as printed; not unique
     * @param titre what it asks, in one line of French
     * @param titreSource who says so: the moderators' summary, the authors who are quoted, what kind of amendement it is, or nobody
     * @param texte the bill
     * @param organe where it was examined: {@code AN} for the plenary, else the committee
     * @param auteur who tabled it
     * @param signataires as printed
     * @param division the article or title that it targets
     * @param mission of the budget, for an amendement on credits
     * @param sort what became of it
     * @param deposeOn day it was tabled
     * @param sortAt when it was decided
     * @param dispositif the change itself, as official HTML; null where a table of credits stands in its place
     * @param credits the table of an amendement to a budget
     * @param expose the author's reasons, as official HTML
     * @param texteSha256 what the urn's {@code t1} leaf commits to: SHA-256 of {@code …/texte}, lower-case hex
     */
    @ApiObject("Amendement")
    record AmendementJson(
            String uid,
            String numero,
            String titre,

            @Schema(
                    type = "string",
                    allowableValues = {"resume", "citation", "nature", "place"})
            String titreSource,

            TexteJson texte,
            String organe,
            @JsonUnwrapped AuteurJson auteur,
            @Nullable String signataires,
            @Nullable String division,
            @Nullable String mission,

            @Schema(
                    type = "string",
                    allowableValues = {
                        "adopte",
                        "rejete",
                        "tombe",
                        "non_soutenu",
                        "retire",
                        "irrecevable",
                        "a_discuter",
                        "en_traitement",
                        "inconnu"
                    })
            String sort,

            @Nullable LocalDate deposeOn,
            @Nullable Instant sortAt,
            @Nullable String dispositif,
            @Nullable CreditsJson credits,
            @Nullable String expose,
            String texteSha256) {

        static AmendementJson of(
                Amendement amendement,
                Gist gist,
                @Nullable Texte texte,
                @Nullable String commission,
                TexteAffiche shown) {
            return new AmendementJson(
                    amendement.uid(),
                    amendement.numero(),
                    gist.text(),
                    gist.source().name().toLowerCase(Locale.ROOT),
                    new TexteJson(
                            amendement.texteUid(),
                            texte == null ? null : texte.numero(),
                            texte == null ? null : texte.titre() == null ? texte.titreCourt() : texte.titre()),
                    amendement.organeExamen(),
                    new AuteurJson(
                            amendement.auteurUid(),
                            amendement.groupeUid(),
                            amendement.auteurType().name().toLowerCase(Locale.ROOT),
                            amendement.rapporteurUid(),
                            commission),
                    amendement.signataires(),
                    amendement.divisionTitre(),
                    amendement.missionLibelle(),
                    amendement.sort().name().toLowerCase(Locale.ROOT),
                    amendement.deposeOn(),
                    amendement.sortAt(),
                    amendement.dispositif(),
                    CreditsJson.of(amendement.credits()),
                    amendement.expose(),
                    HexFormat.of().formatHex(shown.sha256()));
        }
    }

    /**
     * Who tabled an amendement; its fields stand among those of the amendement.
     *
     * @param auteurUid of the author; null for a committee, the government and some others
     * @param groupeUid of the author's parliamentary group; null for a committee, the government and some others
     * @param qualite who tabled it; a rapporteur did for a committee, and for no group
     * @param rapporteurUid of that rapporteur; null for others
     * @param commission the committee that the rapporteur spoke for, where that is said; null for others
     */
    @ApiObject("Auteur")
    record AuteurJson(
            @Nullable String auteurUid,
            @Nullable String groupeUid,

            @Schema(
                    type = "string",
                    allowableValues = {"depute", "rapporteur", "gouvernement", "inconnu"})
            String qualite,

            @Nullable String rapporteurUid,
            @Nullable String commission) {}

    /**
     * The bill.
     *
     * @param uid official identifier
     * @param numero its number in the legislature
     * @param titre its title
     */
    @ApiObject("Texte")
    record TexteJson(
            String uid, @Nullable String numero, @Nullable String titre) {}

    /**
     * One sentence of the moderators, not of the amendement's authors, in French and, where there is one, in English.
     *
     * @param fr in French
     * @param en in English
     */
    @ApiObject("Resume")
    record ResumeJson(String fr, @Nullable String en) {

        static ResumeJson of(Summary summary) {
            return new ResumeJson(summary.texte(), summary.texteEn());
        }
    }

    /**
     * One of our themes.
     *
     * @param slug its name in addresses
     * @param libelle its name in French
     */
    @Serdeable
    @Schema(name = "Theme")
    record ThemeJson(String slug, String libelle) {

        static ThemeJson of(Theme theme) {
            return new ThemeJson(theme.slug(), theme.libelle());
        }
    }

    /**
     * A text that changed.
     *
     * @param index of the {@code t1} leaf of the new text in the urn
     * @param ballots how many counted before it
     */
    @Serdeable
    @Schema(name = "TextChange")
    record TextChangeJson(long index, long ballots) {

        static TextChangeJson of(TextChange change) {
            return new TextChangeJson(change.leafIndex(), change.ballots());
        }
    }

    /**
     * The official roll-call of the deputies.
     *
     * @param uid official identifier
     * @param numero its number
     * @param on its day
     * @param sort what came of it
     * @param pour votes for
     * @param contre votes against
     * @param abstention abstentions
     */
    @Serdeable
    @Schema(name = "Officiel")
    record OfficielJson(String uid, int numero, LocalDate on, String sort, int pour, int contre, int abstention) {

        static OfficielJson of(ScrutinPublic vote) {
            return new OfficielJson(
                    vote.uid(),
                    vote.numero(),
                    vote.voteOn(),
                    vote.issue().name().toLowerCase(Locale.ROOT),
                    vote.pour(),
                    vote.contre(),
                    vote.abstentions());
        }
    }
}
