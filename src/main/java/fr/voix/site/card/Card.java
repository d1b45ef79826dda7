package fr.voix.site.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import java.util.HexFormat;
import java.util.List;

/** What the picture of one Scrutin or petition shows. */
public sealed interface Card permits Result, PetitionCard, WithheldCard {

    int VERSION_BYTES = 6;

    Language language();

    /** The uid of the urn. */
    String uid();

    /** What was voted on, or is asked. */
    String title();

    /** The whole of it in sentences, for those who do not see the picture. */
    String sentences();

    /** The sentences, with what they are about. */
    String alternative();

    /**
     * Everything drawn, but for the instant and the register. Each instance sees the same urn at an instant of its own, and all must give one picture
     * the same name.
     */
    List<?> drawn();

    /** What tells this picture from all others of its urn. */
    default String version() {
        return HexFormat.of().formatHex(Sha256.hash(drawn().toString().getBytes(UTF_8)), 0, VERSION_BYTES);
    }

    default Messages messages() {
        return Messages.of(language());
    }

    /**
     * The share card, for the page that it is the picture of.
     *
     * @param origin of the service
     */
    default Picture picture(String origin) {
        return new Picture(origin + Picture.versioned(path(), version()), title(), sentences(), alternative());
    }

    default String path() {
        return Picture.path(uid(), language());
    }
}
