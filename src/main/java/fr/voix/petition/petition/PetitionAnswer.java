package fr.voix.petition.petition;

import fr.voix.base.mail.Part;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of a petition.
 *
 * @param id also the code of the event that speaks of it
 * @param author who answered, or where it was debated
 * @param textEn may be missing
 * @param withdrawnAt null while it stands
 * @param withdrawal why moderators took it back
 */
@MappedEntity("petition_answer")
public record PetitionAnswer(
        @Id long id,
        long petitionId,
        AnswerKind kind,
        String author,
        LocalDate givenOn,
        String text,
        @Nullable String textEn,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> links,
        Instant publishedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawal) {

    public boolean stands() {
        return withdrawnAt == null;
    }

    /** As a letter gives it: who, when, and every word. */
    public List<Part> parts(Messages m) {
        return List.of(
                new Part.Paragraph(m.t("mail.authoring.answer", author, m.date(givenOn))),
                new Part.Quote(m.language() == Language.EN && textEn != null ? textEn : text));
    }
}
