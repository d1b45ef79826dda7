package fr.voix.site.embed;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;

/**
 * What every embed has around its own content.
 *
 * @param home address of the first page
 * @param isLive whether something in it can change
 * @param register how far the register was signed when this was made; empty where nothing is
 */
public record EmbedFrame(
        Messages messages,
        Language language,
        EmbedFiles files,
        String title,
        String home,
        boolean isLive,
        String register) {}
