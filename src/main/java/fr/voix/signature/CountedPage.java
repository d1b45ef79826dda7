package fr.voix.signature;

import fr.voix.site.Frame;
import io.micronaut.core.annotation.Nullable;

/**
 * That a signature counts, with its receipt.
 *
 * @param title of the petition
 * @param sentence how many there are with it
 * @param file where the receipt is to be had as a file
 * @param withdraw where it is withdrawn
 * @param back the petition's page; null when it has none yet
 * @param follow where one asks to hear of it by mail; null with {@code back}
 */
public record CountedPage(
        Frame frame,
        String title,
        String sentence,
        SignatureReceipt receipt,
        String file,
        String withdraw,
        @Nullable String back,
        @Nullable String follow) {}
