package fr.voix.site;

import java.util.List;

/**
 * The scrutins of one theme.
 *
 * @param next address of the following page, or null
 */
public record ThemePage(
        Frame frame, String libelle, String count, List<AmendementItem> items, String first, String next) {}
