package fr.voix.desk.scrutin;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What a receipt says, of whoever asks that a ballot be erased. */
@Serdeable
record ErasureForm(
        @Nullable String index,
        @Nullable String secret,
        @Nullable String nonce,
        @Nullable String reason,
        @Nullable String csrf) {

    @Override
    public String toString() {
        return "ErasureForm[…]";
    }
}
