package fr.voix.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.json.tree.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
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
            "email",
            "mail",
            "courriel",
            "nom");

    static Stream<Class<?>> forms() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.voix").stream()
                        .filter(form -> form.getSimpleName().endsWith("Form") && form.isRecord())
                        .<Class<?>>map(form -> form.reflect())
                        .filter(form -> Arrays.stream(form.getRecordComponents())
                                .anyMatch(component -> SECRETS.contains(component.getName())));
    }

    @Test
    void there_are_some() {
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
