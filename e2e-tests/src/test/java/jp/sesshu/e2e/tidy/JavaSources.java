package jp.sesshu.e2e.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// All types of all modules, as the compiler reads them from their sources. Nothing has to be built for it.
final class JavaSources {
    private static final Set<String> TEST_ANNOTATIONS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property", "Example");
    private static final List<Type> TYPES = parse(Repository.files(".java"));

    private JavaSources() {}

    /// @param name without its package; of a nested type without the outer one
    /// @param outermost the name of the type that the file is called after
    record Type(Path file, String name, String outermost, Set<String> tags, List<Method> methods) {
        /// A test, or what tests of several modules extend.
        boolean isTestCode() {
            String path = Repository.name(file);
            return path.contains("src/test/") || path.startsWith("platform-testing/") || path.startsWith("page-testing/");
        }
    }

    record Method(String name, int lines, boolean test, Set<String> tags) {}

    static List<Type> types() {
        return TYPES;
    }

    static Set<String> typeNames() {
        return TYPES.stream().map(Type::name).collect(Collectors.toSet());
    }

    private static List<Type> parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    diagnostic -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Type> types = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new TypeScanner(unit, positions, types).scan(unit, null);
            }
            return List.copyOf(types);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class TypeScanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Type> types;
        private final Deque<Type> enclosing = new ArrayDeque<>();

        TypeScanner(CompilationUnitTree unit, SourcePositions positions, List<Type> types) {
            this.unit = unit;
            this.positions = positions;
            this.types = types;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            String name = tree.getSimpleName().toString();
            String outermost = enclosing.isEmpty() ? name : enclosing.getLast().name();
            Type type = new Type(
                    Path.of(unit.getSourceFile().toUri()),
                    name,
                    outermost,
                    tags(tree.getModifiers()),
                    new ArrayList<>());
            types.add(type);
            enclosing.push(type);
            super.visitClass(tree, null);
            enclosing.pop();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            if (!enclosing.isEmpty()) {
                ModifiersTree modifiers = tree.getModifiers();
                boolean test = modifiers.getAnnotations().stream()
                        .anyMatch(each -> TEST_ANNOTATIONS.contains(
                                each.getAnnotationType().toString()));
                enclosing
                        .peek()
                        .methods()
                        .add(new Method(tree.getName().toString(), lines(tree), test, tags(modifiers)));
            }
            return super.visitMethod(tree, null);
        }

        private int lines(MethodTree tree) {
            long end = positions.getEndPosition(unit, tree);
            if (tree.getBody() == null || end < 0) {
                return 1;
            }
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree.getBody()));
            return Math.toIntExact(unit.getLineMap().getLineNumber(end) - first + 1);
        }

        private static Set<String> tags(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream()
                    .filter(each -> each.getAnnotationType().toString().equals("Tag"))
                    .map(TypeScanner::value)
                    .collect(Collectors.toSet());
        }

        private static String value(AnnotationTree tag) {
            ExpressionTree argument = tag.getArguments().getFirst();
            ExpressionTree value =
                    argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
            return value instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : value.toString();
        }
    }
}
