package fr.voix.petition.signing;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;

/**
 * That a message is on its way.
 *
 * @param title of the petition
 * @param request goes along with both forms
 * @param codeFlaw what is wrong with the code that was typed, or null
 * @param resendFlaw why the message was not sent once more, or null
 * @param isResent whether the message was just asked for once more
 */
public record SentPage(
        Frame frame,
        String title,
        String address,
        String request,
        String confirm,
        String resend,
        @Nullable String codeFlaw,
        @Nullable String resendFlaw,
        boolean isResent) {}
