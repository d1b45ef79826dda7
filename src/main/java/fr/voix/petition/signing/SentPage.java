package fr.voix.petition.signing;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;

/**
 * That a message is on its way.
 *
 * @param request goes along with both forms
 * @param codeFlaw what is wrong with the code that was typed, or null
 * @param resendFlaw why the message was not sent once more, or null
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
