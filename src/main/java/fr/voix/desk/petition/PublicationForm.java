package fr.voix.desk.petition;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Publishing: the rules that were ticked, and a word to the public. */
@Serdeable
record PublicationForm(
        @Nullable List<String> regle,
        @Nullable String texte,
        @Nullable String texteEn,
        @Nullable String take,
        @Nullable String csrf)
        implements SessionForm {
    PublicationForm {
        regle = regle == null ? List.of() : List.copyOf(regle);
    }
}
