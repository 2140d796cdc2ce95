package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

import java.lang.reflect.Executable;

/**
 * Reads from our records' own null marks which fields must be there. A field that a form gains
 * later is marked nullable, since what was written before lacks it.
 */
final class NullMarks extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        if (member instanceof AnnotatedParameter parameter
                && parameter.getOwner().getAnnotated() instanceof Executable creator
                && creator.getDeclaringClass().isRecord()) {
            boolean isNullable =
                    creator.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
                            Nullable.class);
            return JsonSetter.Value.forValueNulls(isNullable ? Nulls.SET : Nulls.FAIL);
        }
        return super.findSetterInfo(config, member);
    }
}
