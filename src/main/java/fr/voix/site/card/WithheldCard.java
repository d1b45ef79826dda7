package fr.voix.site.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import java.util.HexFormat;
import java.util.List;

/**
 * A picture without a figure, of a Scrutin or petition whose count is withheld.
 *
 * @param numero null for a petition
 * @param title what is voted on, or asked
 * @param host of the service
 */
record WithheldCard(
        Language language, Withheld withheld, @Nullable String numero, String title, String host) {

    private static final int VERSION_BYTES = 6;

    /** What tells this picture from all others of its urn. */
    String version() {
        var drawn = List.of("withheld", language, String.valueOf(numero), title, withheld.sentence(), host);
        return HexFormat.of().formatHex(Sha256.hash(drawn.toString().getBytes(UTF_8)), 0, VERSION_BYTES);
    }

    /** The address that always shows how things stand. */
    String path(Pictures picture) {
        var urn = withheld.uid();
        return UrnKind.of(urn) == UrnKind.SCRUTIN
                ? picture.path(urn, language)
                : language.href(Addresses.petition(Long.parseLong(urn)) + "/" + picture.file());
    }

    /** In words, with what it is about. */
    String alternative() {
        return (numero == null ? "" : numero + ", ") + title + ". " + withheld.sentence();
    }

    Picture picture(String origin) {
        return new Picture(
                origin + Pictures.versioned(path(Pictures.CARD), version()),
                numero == null ? title : numero + ", " + title,
                withheld.sentence(),
                alternative());
    }
}
