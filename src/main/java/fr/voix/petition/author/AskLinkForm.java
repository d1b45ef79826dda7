package fr.voix.petition.author;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** An address whose links are asked for. */
@Serdeable
record AskLinkForm(@Nullable String courriel) {

    AskLinkForm {
        courriel = courriel == null ? "" : courriel;
    }

    @Override
    public String toString() {
        return "AskLinkForm[…]";
    }
}
