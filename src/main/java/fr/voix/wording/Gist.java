package fr.voix.wording;

/**
 * What an amendement is about, in one line.
 *
 * @param isSummary whether moderators wrote it; otherwise it says where the amendement applies
 */
public record Gist(String text, String lang, boolean isSummary) {}
