package fr.voix.base.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a form holds is quoted by whoever complains of it: those with a secret, or a person, print nothing of it. */
class FormSecretTest {

    private static final String PLANTED = "S3cretOfSomebody";

    /** How fields are called that hold one. */
    private static final Set<String> SECRETS = Set.of(
            "password",
            "again",
            "current",
            "code",
            "sealed",
            "credential",
            "secret",
            "nonce",
            "alea",
            "choice",
            "response",
            "parrainage",
            "jeton",
            "token",
            "mail",
            "nom");

    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern FORM = Pattern.compile("\\brecord (\\w+Form)\\(");

    /** In files of their own, and beside the controller that reads them. */
    static List<Class<?>> forms() throws IOException {
        List<Class<?>> forms = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                for (var found : FORM.matcher(Files.readString(file)).results().toList()) {
                    var form = read(file, found.group(1));
                    if (Arrays.stream(form.getRecordComponents())
                            .anyMatch(component -> SECRETS.contains(component.getName()))) {
                        forms.add(form);
                    }
                }
            }
        }
        return forms;
    }

    private static Class<?> read(Path file, String form) {
        var outer = CODE.relativize(file).toString().replace(".java", "").replace('/', '.');
        var name = outer.endsWith("." + form) ? outer : outer + "$" + form;
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    @Test
    void there_are_some() throws IOException {
        assertThat(forms()).hasSizeGreaterThan(12);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_with_a_secret_prints_nothing_of_it(Class<?> form) throws Exception {
        var components = form.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = form.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        var filled = constructor.newInstance(
                Arrays.stream(types).map(FormSecretTest::planted).toArray());
        assertThat(filled.toString()).doesNotContain(PLANTED);
    }

    private static Object planted(Class<?> type) {
        if (type.equals(String.class)) {
            return PLANTED;
        }
        if (type.equals(JsonNode.class)) {
            return JsonNode.createStringNode(PLANTED);
        }
        return type.equals(boolean.class) ? Boolean.FALSE : type.equals(int.class) ? Integer.valueOf(0) : null;
    }
}
