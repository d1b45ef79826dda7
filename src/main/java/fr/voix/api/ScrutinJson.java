package fr.voix.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.amendement.Amendement;
import fr.voix.amendement.Credits;
import fr.voix.amendement.TexteAffiche;
import fr.voix.closure.Closure;
import fr.voix.closure.Schedule;
import fr.voix.scrutin.Scrutin;
import fr.voix.setaside.SetAside;
import fr.voix.summary.Summary;
import fr.voix.tally.Tally;
import fr.voix.tally.TallyJson;
import fr.voix.texte.ScrutinPublic;
import fr.voix.texte.Texte;
import fr.voix.theme.Theme;
import fr.voix.urn.TextChange;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * One Scrutin with its question, its themes and its count.
 *
 * @param page address of its page
 * @param state {@code open} or {@code closed}
 * @param resume the moderators' summary, once two people have read it
 * @param themes empty until a moderator files it
 * @param textChanges where the text changed after votes were cast, oldest first
 * @param closing the last closing of one that is closed
 * @param opensAt when it is set to open, or null
 * @param closesAt when it is set to close, or null
 * @param setAside decisions under which ballots are set aside now
 * @param officiel the deputies' roll-call, when there is one
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ScrutinJson(
        String uid,
        String page,
        String state,
        Instant openedAt,
        AmendementJson amendement,
        @Nullable ResumeJson resume,
        List<TextChangeJson> textChanges,
        List<ThemeJson> themes,
        TallyJson tally,
        @Nullable ClosingJson closing,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        List<SetAsideJson> setAside,
        @Nullable OfficielJson officiel) {

    /** What counted at the closing, where its {@code z1} leaf stands, and how many ballots were erased since. */
    @Serdeable
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

    /** A decision as {@code m1} leaves name it, its rule, and how many ballots it set aside when it was carried out. */
    @Serdeable
    record SetAsideJson(String decision, String rule, long ballots) {

        static SetAsideJson of(SetAside decision) {
            return new SetAsideJson(decision.decision(), decision.rule().code(), decision.done());
        }
    }

    /** What moderators decided on it. */
    record Decided(@Nullable Closure closure, Schedule schedule, List<SetAside> setAside) {}

    /**
     * The question.
     *
     * @param sort what became of it, in lower case: {@code adopte}, {@code rejete}, …
     * @param texteSha256 what the urn's {@code t1} leaf commits to: SHA-256 of {@code …/texte}
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AmendementJson(
            String uid,
            String numero,
            TexteJson texte,
            String organe,
            @Nullable String groupeUid,
            @Nullable String signataires,
            @Nullable String division,
            @Nullable String mission,
            String sort,
            @Nullable LocalDate deposeOn,
            @Nullable Instant sortAt,
            @Nullable String dispositif,
            @Nullable Credits credits,
            @Nullable String expose,
            String texteSha256) {

        static AmendementJson of(Amendement amendement, @Nullable Texte texte, TexteAffiche shown) {
            return new AmendementJson(
                    amendement.uid(),
                    amendement.numero(),
                    new TexteJson(
                            amendement.texteUid(),
                            texte == null ? null : texte.numero(),
                            texte == null ? null : texte.titre() == null ? texte.titreCourt() : texte.titre()),
                    amendement.organeExamen(),
                    amendement.auteur().groupeUid(),
                    amendement.auteur().signataires(),
                    amendement.cible().titre(),
                    amendement.cible().missionLibelle(),
                    amendement.sort().name().toLowerCase(Locale.ROOT),
                    amendement.deposeOn(),
                    amendement.sortAt(),
                    amendement.dispositif(),
                    amendement.credits(),
                    amendement.expose(),
                    HexFormat.of().formatHex(shown.sha256()));
        }
    }

    /** The bill. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record TexteJson(
            String uid, @Nullable String numero, @Nullable String titre) {}

    /** One sentence of the moderators, not of the amendement's authors. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ResumeJson(String fr, @Nullable String en) {

        static ResumeJson of(Summary summary) {
            return new ResumeJson(summary.texte(), summary.texteEn());
        }
    }

    /** One of our themes; the first one of a Scrutin is its main theme. */
    @Serdeable
    record ThemeJson(String slug, String libelle) {

        static ThemeJson of(Theme theme) {
            return new ThemeJson(theme.slug(), theme.libelle());
        }
    }

    /** The index of the {@code t1} leaf of the new text, and how many ballots counted before it. */
    @Serdeable
    record TextChangeJson(long index, long ballots) {

        static TextChangeJson of(TextChange change) {
            return new TextChangeJson(change.leafIndex(), change.ballots());
        }
    }

    /** The official roll-call. */
    @Serdeable
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

    static ScrutinJson of(
            Scrutin scrutin,
            String page,
            AmendementJson amendement,
            @Nullable Summary summary,
            List<TextChange> textChanges,
            List<Theme> themes,
            Tally tally,
            Decided decided,
            @Nullable ScrutinPublic officiel) {
        return new ScrutinJson(
                scrutin.uid(),
                page,
                tally.isOpen() ? "open" : "closed",
                scrutin.openedAt(),
                amendement,
                summary == null ? null : ResumeJson.of(summary),
                textChanges.stream().map(TextChangeJson::of).toList(),
                themes.stream().map(ThemeJson::of).toList(),
                TallyJson.of(tally),
                decided.closure() == null ? null : ClosingJson.of(decided.closure()),
                decided.schedule().opensAt(),
                decided.schedule().closesAt(),
                decided.setAside().stream().map(SetAsideJson::of).toList(),
                officiel == null ? null : OfficielJson.of(officiel));
    }
}
