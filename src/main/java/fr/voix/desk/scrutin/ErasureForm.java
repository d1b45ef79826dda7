package fr.voix.desk.scrutin;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What the receipt of a voter says who asks that their ballot be erased. */
@Serdeable
record ErasureForm(
        @Nullable String index,
        @Nullable String secret,
        @Nullable String nonce,
        @Nullable String reason,
        @Nullable String csrf)
        implements SessionForm {

    @Override
    public String toString() {
        return "ErasureForm[…]";
    }
}
