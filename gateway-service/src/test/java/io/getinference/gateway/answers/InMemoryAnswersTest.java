package io.getinference.gateway.answers;

class InMemoryAnswersTest extends StoredAnswersContract {

    private final InMemoryAnswers answers = new InMemoryAnswers();

    @Override
    StoredAnswers answers() {
        return answers;
    }
}
