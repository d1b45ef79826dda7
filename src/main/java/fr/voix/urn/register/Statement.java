package fr.voix.urn.register;

/**
 * One line of the register. It takes the place of what was stated before under the same kind and name.
 *
 * @param line ASCII, fields parted by one space
 */
public record Statement(String line) {

    String kind() {
        return line.substring(0, line.indexOf(' '));
    }

    /** What it is about, among those of its kind; empty where there is one thing alone. */
    public String name() {
        String[] fields = line.split(" ");
        return switch (kind()) {
            case "u1" -> fields[1];
            case "k1", "d1" -> fields[1] + " " + fields[2];
            case "r1" -> fields[2];
            default -> "";
        };
    }
}
