package fr.voix.site.match;

import fr.voix.base.answer.Answer;
import java.util.List;
import java.util.Map;

/**
 * The file of positions as it stands, in parts that each have an address of their own.
 *
 * @param version the public version that it was made for
 * @param people the address of the part that names deputies and groups
 * @param quarters the addresses of the others, the oldest first
 * @param rollCalls of all quarters, the oldest first, without the votes of deputies
 */
record PositionsFile(
        long version,
        String people,
        List<Parts> quarters,
        Map<String, Answer> answers,
        List<RollCallPositions> rollCalls) {

    static final PositionsFile NONE = new PositionsFile(Long.MIN_VALUE, "", List.of(), Map.of(), List.of());

    /** Where the parts of a quarter are. */
    record Parts(String index, String titres, String groupes, String deputes) {}
}
