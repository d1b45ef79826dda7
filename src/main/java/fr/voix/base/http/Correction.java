package fr.voix.base.http;

import java.util.List;

/**
 * What a reader can put right of an address that makes no sense.
 *
 * @param path of the address
 * @param typed its parameters, in the order in which they came, one that was repeated once for each value
 * @param malformed those of them that make no sense, as {@link MalformedException} names them
 */
public record Correction(String path, List<Typed> typed, List<String> malformed) {

    public record Typed(String name, String value) {}
}
