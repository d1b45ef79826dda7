package fr.voix.site.card;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * A picture without a figure, of a Scrutin or petition whose count is withheld.
 *
 * @param numero null for a petition
 * @param subject what is voted on, or asked
 * @param host of the service
 */
record WithheldCard(
        Language language, Withheld withheld, @Nullable String numero, String subject, String host) implements Card {

    @Override
    public String uid() {
        return withheld.uid();
    }

    @Override
    public List<?> drawn() {
        return List.of("withheld", language, String.valueOf(numero), subject, withheld.sentence(), host);
    }

    @Override
    public String title() {
        return (numero == null ? "" : numero + ", ") + subject;
    }

    @Override
    public String sentences() {
        return withheld.sentence();
    }

    @Override
    public String alternative() {
        return title() + ". " + sentences();
    }
}
