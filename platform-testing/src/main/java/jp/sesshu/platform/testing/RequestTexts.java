package jp.sesshu.platform.testing;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.Map;
import java.util.stream.Stream;
import jp.sesshu.platform.mynumber.NoMyNumber;

/// Holds for an endpoint each of whose requests' texts, nested and listed ones too, either has a form of its own or is
/// checked for a My Number that somebody types where none belongs. Values of a map have items and rules of their own.
final class RequestTexts extends ArchCondition<JavaMethod> {
    RequestTexts() {
        super("take no text that is neither @NoMyNumber nor @Pattern, or that isn't @Valid");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        Stream.of(method.reflect().getParameters())
                .flatMap(RequestTexts::unchecked)
                .forEach(text ->
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " takes " + text)));
    }

    static Stream<String> unchecked(Parameter request) {
        boolean validated = request.isAnnotationPresent(Valid.class);
        return request.getAnnotatedType() instanceof AnnotatedParameterizedType list
                ? Stream.of(list.getAnnotatedActualTypeArguments())
                        .flatMap(element -> element.getType() instanceof Class<?> listed
                                ? unchecked(listed, validated || element.isAnnotationPresent(Valid.class))
                                : Stream.of())
                : unchecked(request.getType(), validated);
    }

    /// The texts in a request of this type that nothing checks.
    ///
    /// @param validated whether the request is validated at all
    static Stream<String> unchecked(Class<?> request, boolean validated) {
        return request.isRecord()
                ? Stream.of(request.getDeclaredFields()).flatMap(field -> unchecked(field, validated))
                : Stream.of();
    }

    private static Stream<String> unchecked(Field field, boolean validated) {
        if (Modifier.isStatic(field.getModifiers())
                || field.isAnnotationPresent(JsonValue.class)
                || field.isAnnotationPresent(JsonAnySetter.class)) {
            return Stream.of();
        }
        if (field.getType() == String.class) {
            return validated && isChecked(field) ? Stream.of() : Stream.of(name(field));
        }
        return field.getAnnotatedType() instanceof AnnotatedParameterizedType generic && !isMap(generic)
                ? Stream.of(generic.getAnnotatedActualTypeArguments())
                        .flatMap(part -> unchecked(field, part, validated))
                : unchecked(field.getType(), validated && field.isAnnotationPresent(Valid.class));
    }

    private static Stream<String> unchecked(Field list, AnnotatedType element, boolean validated) {
        if (element.getType() == String.class) {
            return validated && isChecked(element) ? Stream.of() : Stream.of(name(list));
        }
        return element.getType() instanceof Class<?> nested
                ? unchecked(
                        nested,
                        validated
                                && (element.isAnnotationPresent(Valid.class) || list.isAnnotationPresent(Valid.class)))
                : Stream.of();
    }

    private static boolean isMap(AnnotatedType type) {
        return type.getType() instanceof ParameterizedType generic && generic.getRawType() == Map.class;
    }

    private static String name(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private static boolean isChecked(AnnotatedElement text) {
        return text.isAnnotationPresent(NoMyNumber.class) || text.isAnnotationPresent(Pattern.class);
    }
}
