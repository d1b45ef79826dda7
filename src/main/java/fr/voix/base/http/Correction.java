package fr.voix.base.http;

import java.util.List;
import java.util.Map;

/**
 * What a reader can put right of an address that makes no sense.
 *
 * @param path of the address
 * @param typed its parameters, in the order in which they came
 * @param malformed those of them that make no sense, as {@link MalformedException} names them
 */
public record Correction(String path, Map<String, String> typed, List<String> malformed) {}
