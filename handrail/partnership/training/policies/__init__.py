"""What holds of training whoever asks: what is asked when, and what a calendar says."""

from handrail.partnership.training.policies.asking import must_pass as must_pass
from handrail.partnership.training.policies.asking import questions_of as questions_of
from handrail.partnership.training.policies.asking import wave_of as wave_of
