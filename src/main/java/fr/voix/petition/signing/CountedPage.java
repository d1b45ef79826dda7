package fr.voix.petition.signing;

import fr.voix.base.page.Frame;
import fr.voix.petition.signature.SignatureReceipt;
import io.micronaut.core.annotation.Nullable;

/**
 * That a signature is in the urn, with its receipt.
 *
 * @param heading whether it counts
 * @param sentence how many there are with it, or why it does not count
 * @param back the petition's page; null when it has none yet
 * @param follow where one asks to hear of it by mail; null with {@code back}
 */
public record CountedPage(
        Frame frame,
        String title,
        String heading,
        String sentence,
        boolean isAside,
        SignatureReceipt receipt,
        String file,
        String withdraw,
        @Nullable String back,
        @Nullable String follow) {}
