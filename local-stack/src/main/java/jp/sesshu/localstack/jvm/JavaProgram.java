package jp.sesshu.localstack.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.localstack.process.StackFailure;

/// How a Java program is called, by the same JVM that runs this one.
///
/// @param options options of the JVM
/// @param target `-jar x.jar`, or `-cp …` and a main class
/// @param arguments the program's own arguments
public record JavaProgram(List<String> options, List<String> target, List<String> arguments) {
    /// For several servers that start at a time on few processors: without these the optimizing compiler takes half of
    /// the start's processor time. What is hot is compiled all the same, a minute of work later.
    public static final List<String> LATE_OPTIMIZING = List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTReplayTraining",
            "-XX:Tier4InvocationThreshold=30000",
            "-XX:Tier4MinInvocationThreshold=3600",
            "-XX:Tier4CompileThreshold=90000");

    public JavaProgram {
        options = List.copyOf(options);
        target = List.copyOf(target);
        arguments = List.copyOf(arguments);
    }

    public static JavaProgram ofJar(Path jar, List<String> options) {
        return new JavaProgram(options, List.of("-jar", jar.toString()), List.of());
    }

    /// A main class with its class path as the build wrote it down, in a fixed order: an AOT cache
    /// is refused when the class path differs from the one it was trained with.
    ///
    /// @param classPath a file with one line, the jars separated as Java wants them
    public static JavaProgram ofClassPath(Path classPath, String mainClass, List<String> options, String... arguments) {
        try {
            return new JavaProgram(
                    options, List.of("-cp", Files.readString(classPath).strip(), mainClass), List.of(arguments));
        } catch (IOException e) {
            throw new StackFailure("%s is missing; build the project first".formatted(classPath), e);
        }
    }

    /// The command line with further options of the JVM, such as those of an AOT cache.
    public ProcessBuilder command(List<String> extraOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(extraOptions);
        command.addAll(options);
        command.addAll(target);
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
