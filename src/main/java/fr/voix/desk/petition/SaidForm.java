package fr.voix.desk.petition;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/**
 * An act on a petition, with a word to the public or to colleagues.
 *
 * @param act which one, where a form has several
 * @param motif the code of the rule that a refused petition does not keep
 * @param existante number or address of the petition that exists, for one that is refused as its duplicate
 * @param regle codes of the rules that were ticked
 */
@Serdeable
record SaidForm(
        @Nullable String act,
        @Nullable String motif,
        @Nullable String existante,
        @Nullable List<String> regle,
        @Nullable String texte,
        @Nullable String texteEn,
        @Nullable String csrf)
        implements SessionForm {

    SaidForm {
        act = act == null ? "" : act;
        regle = regle == null ? List.of() : List.copyOf(regle);
    }

    PublicText said() {
        return PublicText.of(texte, texteEn);
    }

    @Override
    public Map<String, String> typed() {
        var typed = SessionForm.super.typed();
        regle.forEach(code -> typed.put("regle-" + code, "1"));
        return typed;
    }
}
