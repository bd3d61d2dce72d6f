# Every target sets up .venv by itself when it is missing or older than pyproject.toml.
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 4
EVAL := development liaoning-zh elsewhere
Q ?= How much did the provincial GDP grow in 2021?

# On Linux PyPI's torch brings CUDA, which nothing here uses; this leaves it out:
# make setup TORCH_FROM="--index-url https://download.pytorch.org/whl/cpu"
TORCH_FROM ?=

.PHONY: setup demo ask run index quick test screenshots transcript reading-list lint format eval sets ablations encoders reductions scale nearest capacity backends marks train load kills flood endurance adding readers fuzz bench

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(TORCH_FROM) torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,dev]"
	touch $@

setup: .venv/ready            ## install everything into .venv

demo: .venv/ready             ## the bot in a browser page that looks like the phone; no token
	$(BIN)/python run_bot.py demo

ask: .venv/ready              ## make ask Q="How much did GDP grow in 2021?"
	@$(BIN)/python run_bot.py ask "$(Q)"

run: .venv/ready              ## the Telegram bot; needs TELEGRAM_BOT_TOKEN
	$(BIN)/python run_bot.py run

index: .venv/ready            ## build the index, or refresh it
	$(BIN)/python run_bot.py index

quick: .venv/ready            ## the tests that need no model, bot process, browser or PostgreSQL
	$(BIN)/python -m pytest -m "not slow"

test: .venv/ready             ## all tests, WORKERS modules at a time
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

screenshots: .venv/ready      ## take the pictures in docs/ anew; needs Chromium
	$(BIN)/python -m pytest tests/bot/demo/page/real --screenshots docs

transcript: .venv/ready       ## write down a conversation with the bot anew, in docs/
	$(BIN)/python -m pytest tests/bot/chat/test_transcript.py tests/bot/chat/test_transcript_reports.py tests/bot/chat/test_transcript_admin.py --transcript docs

reading-list: .venv/ready     ## write the list of modules anew, docs/modules.md
	$(BIN)/python -m tests.reading_list

lint: .venv/ready             ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/ready           ## put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: .venv/ready             ## measure retrieval, in two languages, and what is said of what isn't there
	$(BIN)/python run_bot.py evaluate $(EVAL:%=--questions benchmarks/data/%.jsonl) --write docs
	$(BIN)/python -m benchmarks.marks --append docs/evaluation.md

sets: .venv/ready             ## measure every set of questions in benchmarks/data, without expected questions
	$(BIN)/python -m benchmarks.every_set

load: .venv/ready             ## ask the real process 200 questions at once, with and without a busy neighbour
	$(BIN)/python -m benchmarks.load

bench: .venv/ready            ## where the time of a question and of a start goes, beside what others do: docs/speed.md
	$(BIN)/python -m benchmarks.speed --write docs

adding: .venv/ready           ## add a PDF of 20 pages while others ask: how long it takes, and what they notice
	$(BIN)/python -m benchmarks.adding --write docs/adding.md

kills: .venv/ready            ## kill the process under load, 80 times, and count what is lost and what comes twice
	$(BIN)/python -m benchmarks.kills --write docs/kills.md

endurance: .venv/ready        ## the real process for 15 minutes under load and faults: what is lost, memory, waits
	$(BIN)/python -m benchmarks.endurance --write docs

flood: .venv/ready            ## what others wait while somebody floods the real process
	$(BIN)/python -m benchmarks.flood --write docs/floods.md

fuzz: .venv/ready             ## give the bot updates that nobody sends: what is shown, what stands in the log
	$(BIN)/python -m tests.bot.chat.fuzz

readers: .venv/ready          ## how well files of each format are read
	$(BIN)/python -m benchmarks.readers

backends: .venv/ready         ## ask the same of FAISS and Qdrant: hits, time, recall; QDRANT_URL names a server
	$(BIN)/python -m benchmarks.backends

ablations: .venv/ready        ## what each part of the score is worth, and what is encoded
	$(BIN)/python -m benchmarks.ablations

reductions: .venv/ready       ## what each way to keep token vectors costs in hits, bytes and time
	$(BIN)/python -m benchmarks.reductions

encoders: .venv/ready         ## which form of the words model is fastest, and as good as float32
	$(BIN)/python -m benchmarks.encoders --write docs/encoders.md

scale: .venv/ready            ## how building, memory, questions and adding grow with the library; some minutes
	$(BIN)/python -m benchmarks.scale --write docs

nearest: .venv/ready          ## ways to search a hundred thousand to ten million vectors, against exact search
	$(BIN)/python -m benchmarks.scale --nearest 100000 1000000 10000000 --write docs

capacity: .venv/ready         ## what to run for how many passages and questions, from what make scale measured
	$(BIN)/python -m benchmarks.capacity --write docs

marks: .venv/ready            ## how well the words in bold hold the answer, against their length
	$(BIN)/python -m benchmarks.marks

train: .venv/ready            ## train the judge of what a report doesn't answer
	$(BIN)/python -m benchmarks.train_answerable
