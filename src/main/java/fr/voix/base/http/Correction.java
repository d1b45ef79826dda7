package fr.voix.base.http;

import java.util.List;

/**
 * A malformed address in parts, so that a reader can correct it.
 *
 * @param path of the address
 * @param typed its parameters in order; a repeated one once for each value
 * @param malformed the malformed ones, as {@link MalformedException} names them
 */
public record Correction(String path, List<Typed> typed, List<String> malformed) {

    public record Typed(String name, String value) {}
}
