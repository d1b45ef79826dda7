package fr.voix.site.match;

import fr.voix.base.page.Frame;

/**
 * « Qui vote comme moi »: a frame that the browser fills from the file of positions and its own memory.
 *
 * @param people the address of the part that names deputies and groups
 * @param quarters the addresses of the others: a blank between parts, a comma between quarters
 */
public record MatchPage(Frame frame, String people, String quarters) {}
