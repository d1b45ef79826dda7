package fr.voix.site.api;

import fr.voix.base.http.ApiObject;
import fr.voix.base.http.Problem;
import fr.voix.petition.petition.AnswerKind;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.urn.tally.PetitionTallyJson.SameOriginJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One petition with where it stands, what it reached and what came of it.
 *
 * @param id its number
 * @param page address of its page, below the origin
 * @param state where it stands
 * @param titre its title
 * @param demande what is asked
 * @param motifs why
 * @param sources addresses that its authors give
 * @param author who started it; null where moderators hid the name or it was erased
 * @param subject what it is about
 * @param texteSha256 what the urn's {@code t1} leaf commits to, lower-case hex
 * @param publishedAt null for one that was refused
 * @param closesAt when it closes, or was to close
 * @param closedAt when it was closed; it took no signatures since {@code at} if it was suspended then
 * @param signatures how many count; null while the count is withheld
 * @param sameNetwork those of a network, or of a mail domain, that brought more than is expected of one; null for none, and while
 *     the count is withheld
 * @param setAside decisions under which signatures are set aside now
 * @param pressure how hard the last days pressed on it, the newest first; days of a hundred signatures or more
 * @param size how many leaves the urn had; null while the count is withheld
 * @param at the instant that the count is true of; null while it is withheld
 * @param withheld why the count is withheld, as a problem; null where it is not
 * @param thresholds numbers of signatures that bring something about
 * @param events what happened to it, oldest first
 * @param answers answers and debates, newest first
 * @param refusal null unless it is refused
 * @param caution what the count is not
 */
@ApiObject("Petition")
record PetitionJson(
        long id,
        String page,

        @Schema(
                type = "string",
                allowableValues = {"open", "suspended", "closed", "answered", "archived", "withdrawn", "refused"})
        String state,

        String titre,
        String demande,
        String motifs,
        List<String> sources,
        @Nullable String author,
        SubjectJson subject,
        String texteSha256,
        @Nullable Instant publishedAt,
        @Nullable Instant closesAt,
        @Nullable Instant closedAt,
        @Nullable Long signatures,
        @Nullable SameOriginJson sameNetwork,
        List<SetAsideJson> setAside,
        List<PressureJson> pressure,
        @Nullable Long size,
        @Nullable Instant at,
        @Nullable Problem withheld,
        List<ThresholdJson> thresholds,
        List<EventJson> events,
        List<AnswerJson> answers,
        @Nullable RefusalJson refusal,
        String caution) {

    /**
     * What a petition is about; one of these at most.
     *
     * @param amendementUid official identifier of an amendement
     * @param texteUid official identifier of a bill
     * @param theme slug of a theme
     */
    @ApiObject("PetitionSubject")
    record SubjectJson(
            @Nullable String amendementUid,
            @Nullable String texteUid,
            @Nullable String theme) {

        static SubjectJson of(PetitionSubject subject, @Nullable String theme) {
            return new SubjectJson(subject.amendementUid(), subject.texteUid(), theme);
        }
    }

    /**
     * A number of signatures that brings something about.
     *
     * @param kind what it brings about
     * @param signatures how many it takes
     * @param departements in how many départements they must be; 0 where that does not matter
     * @param size after how many leaves so many signatures counted; null until then, and until those leaves are published
     * @param reachedAt when it was reached, which stays when signatures are withdrawn: the service's word; null as {@code size} is
     */
    @ApiObject("PetitionThreshold")
    record ThresholdJson(
            @Schema(
                    type = "string",
                    allowableValues = {"answer", "publication", "debate"})
            String kind,

            long signatures,
            int departements,
            @Nullable Long size,
            @Nullable Instant reachedAt) {}

    /**
     * Something that happened to a petition.
     *
     * @param number in the order in which things happened; those that are not public leave gaps
     * @param kind what it was
     * @param at when
     * @param code a refusal's reason, a threshold, or the number of an answer
     * @param note what moderators say of it, in French
     * @param noteEn the same in English
     */
    @ApiObject("PetitionEvent")
    record EventJson(
            int number,
            String kind,
            Instant at,
            @Nullable String code,
            @Nullable String note,
            @Nullable String noteEn) {

        static EventJson of(PetitionEvent event) {
            return new EventJson(
                    event.number(), event.kind().key(), event.at(), event.code(), event.note(), event.noteEn());
        }
    }

    /**
     * An answer or a debate, as moderators published it.
     *
     * @param kind which of the two
     * @param author who answered, or where it was debated
     * @param on its day
     * @param text in French
     * @param textEn in English
     * @param links addresses that it refers to
     * @param publishedAt when it was published here
     */
    @ApiObject("PetitionAnswer")
    record AnswerJson(
            @Schema(
                    type = "string",
                    allowableValues = {"answer", "debate"})
            String kind,

            String author,
            LocalDate on,
            String text,
            @Nullable String textEn,
            List<String> links,
            Instant publishedAt) {

        static AnswerJson of(PetitionAnswer answer) {
            return new AnswerJson(
                    answer.kind() == AnswerKind.DEBATE ? "debate" : "answer",
                    answer.author(),
                    answer.givenOn(),
                    answer.text(),
                    answer.textEn(),
                    answer.links(),
                    answer.publishedAt());
        }
    }

    /**
     * Why a petition is refused: a published rule.
     *
     * @param code of the rule
     * @param libelle in French
     * @param libelleEn in English
     * @param explanation in French
     * @param explanationEn in English
     * @param existing number of the petition that asks for the same, where that is the rule and it was named
     */
    @Serdeable
    @Schema(name = "PetitionRefusal")
    record RefusalJson(
            String code,
            String libelle,
            String libelleEn,
            String explanation,
            String explanationEn,
            @Nullable Long existing) {

        static RefusalJson of(RefusalReason reason, @Nullable Long existing) {
            return new RefusalJson(
                    reason.code(),
                    reason.libelle(),
                    reason.libelleEn(),
                    reason.explanation(),
                    reason.explanationEn(),
                    existing);
        }
    }
}
